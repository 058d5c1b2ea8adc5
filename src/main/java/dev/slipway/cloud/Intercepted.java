package dev.slipway.cloud;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkClient;

/**
 * An SDK client whose every request passes by somebody who may look at it, answer it or let it through. Paginators and
 * consumer overloads are the interface's own defaults and so come by request after request.
 *
 * <p>The class is written at run time, since {@link java.lang.reflect.Proxy} cannot hold as many methods as
 * {@code Ec2Client} has.
 */
public final class Intercepted {

    private static final String FIELD = "sending";

    /** The constructor of the class written for an interface; writing one for EC2 takes a tenth of a second. */
    private static final ClassValue<MethodHandle> WRITTEN = new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
            return write(type);
        }
    };

    private Intercepted() {}

    /** A client of that interface in front of the real one. */
    public static <C extends SdkClient> C client(Class<C> type, C real, Interceptor interceptor) {
        Sending sending = new Sending(type, real, interceptor);
        try {
            return type.cast(WRITTEN.get(type).invoke(sending));
        } catch (Throwable e) {
            throw new IllegalStateException("no client could be made for " + type, e);
        }
    }

    private static MethodHandle write(Class<?> type) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(bytes(type), true);
            MethodType constructor = MethodType.methodType(void.class, Sending.class);
            return lookup.findConstructor(lookup.lookupClass(), constructor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no class could be written for " + type, e);
        }
    }

    private static byte[] bytes(Class<?> type) {
        ClassDesc self = ClassDesc.of(Intercepted.class.getName() + type.getSimpleName());
        return ClassFile.of().build(self, builder -> {
            builder.withFlags(ClassFile.ACC_FINAL).withInterfaceSymbols(desc(type))
                    .withField(FIELD, desc(Sending.class), ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
            constructor(builder, self);
            forward(builder, self, "serviceName", MethodTypeDesc.of(ConstantDescs.CD_String));
            forward(builder, self, "close", ConstantDescs.MTD_void);
            Arrays.stream(type.getMethods()).filter(Intercepted::takesRequest)
                    .forEach(operation -> operation(builder, self, operation));
        });
    }

    private static boolean takesRequest(Method method) {
        return method.getParameterCount() == 1 && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                && !method.getName().endsWith("Paginator");
    }

    private static void constructor(ClassBuilder builder, ClassDesc self) {
        builder.withMethodBody(ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, desc(Sending.class)), 0,
                code -> code.aload(0).invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME,
                                ConstantDescs.MTD_void)
                        .aload(0).aload(1).putfield(self, FIELD, desc(Sending.class)).return_());
    }

    private static void forward(ClassBuilder builder, ClassDesc self, String name, MethodTypeDesc signature) {
        builder.withMethodBody(name, signature, ClassFile.ACC_PUBLIC, code -> {
            code.aload(0).getfield(self, FIELD, desc(Sending.class))
                    .invokevirtual(desc(Sending.class), name, signature);
            if (signature.returnType().equals(ConstantDescs.CD_void)) {
                code.return_();
            } else {
                code.areturn();
            }
        });
    }

    private static void operation(ClassBuilder builder, ClassDesc self, Method operation) {
        ClassDesc answer = desc(operation.getReturnType());
        MethodTypeDesc signature = MethodTypeDesc.of(answer, desc(operation.getParameterTypes()[0]));
        MethodTypeDesc send = MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_String, desc(AwsRequest.class));
        builder.withMethodBody(operation.getName(), signature, ClassFile.ACC_PUBLIC,
                code -> code.aload(0).getfield(self, FIELD, desc(Sending.class)).ldc(operation.getName()).aload(1)
                        .invokevirtual(desc(Sending.class), "send", send).checkcast(answer).areturn());
    }

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    /** Stands between a client and who uses it. */
    @FunctionalInterface
    public interface Interceptor {

        /** The answer to this request; {@code real} asks the client behind. */
        Object answer(AwsRequest request, Supplier<Object> real);
    }

    /** What the written class calls; it is in this package. */
    record Sending(Class<?> type, SdkClient real, Interceptor interceptor) {

        Object send(String operation, AwsRequest request) {
            return interceptor.answer(request, () -> ask(operation, request));
        }

        public String serviceName() {
            return real.serviceName();
        }

        public void close() {
            real.close();
        }

        private Object ask(String operation, AwsRequest request) {
            try {
                return type.getMethod(operation, request.getClass()).invoke(real, request);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof RuntimeException exception) {
                    throw exception;
                }
                throw (Error) e.getCause();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(operation + " is an operation of " + type, e);
            }
        }
    }
}
